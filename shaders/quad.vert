/* Flat sides of mat and props. View space. */
layout(location = 0) in vec3 corner;
layout(location = 1) in vec4 tint;

uniform vec4 lens; /* clip = lens.xy + lens.zw * (x, y) / -z */

out float depth;
flat out vec4 colour;

void main()
{
    depth = -corner.z;
    colour = tint;
    gl_Position = vec4(lens.xy * depth + lens.zw * corner.xy, 0.0, depth);
}
