/* A flat colour with the depth of its plane. */
in float depth;
flat in vec4 colour;

layout(location = 0) out vec4 shown;
layout(location = 1) out uint told;

void main()
{
    float share = clamp(depth / FIGURE_FAR, 0.0, 1.0);
    shown = vec4(colour.rgb * colour.a, colour.a);
    told = uint(share * 16777215.0) << 8 | FIGURE_PROP;
    gl_FragDepth = share;
}
