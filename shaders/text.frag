/* A text's coverage, pixel for pixel. */
uniform highp sampler2D coverage;

in vec2 spot;
flat in vec2 reach;
flat in vec4 colour;

layout(location = 0) out vec4 shown;

void main()
{
    ivec2 at = ivec2(floor(spot + reach));
    ivec2 size = ivec2(reach * 2.0 + 0.5);
    if (at.x < 0 || at.y < 0 || at.x >= size.x || at.y >= size.y)
        discard;
    float alpha = colour.a * texelFetch(coverage, at, 0).r;
    shown = vec4(colour.rgb * alpha, alpha);
}
