/* A rectangle of the picture, one instance each; pixels, y down. */
layout(location = 0) in vec4 box;
layout(location = 1) in vec4 tint;
layout(location = 2) in vec4 measures; /* radius, stroke, start, sweep */
layout(location = 3) in float kind;

uniform vec2 size;

out vec2 spot; /* pixels from the middle of the box */
flat out vec2 reach;
flat out vec4 colour;
flat out vec4 measure;
flat out int form;

void main()
{
    vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1));
    vec2 at = box.xy + (box.zw + 2.0) * corner - 1.0; /* room for the soft edge */
    reach = box.zw * 0.5;
    spot = at - box.xy - reach;
    colour = tint;
    measure = measures;
    form = int(kind + 0.5);
    gl_Position = vec4(at.x / size.x * 2.0 - 1.0, 1.0 - at.y / size.y * 2.0, 0.0, 1.0);
}
