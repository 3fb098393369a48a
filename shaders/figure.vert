/* The figure's box on the picture. */
uniform vec4 place; /* corner and size in clip space */

void main()
{
    vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1));
    gl_Position = vec4(place.xy + place.zw * corner, 0.0, 1.0);
}
