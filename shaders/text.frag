/* A text's coverage, pixel for pixel; half covered ones by the letters' lightness. */
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
    float cover = texelFetch(coverage, at, 0).r;
    float light = dot(colour.rgb, vec3(0.2126, 0.7152, 0.0722));
    cover += cover * (1.0 - cover) * (LOOK_LETTER_LIGHT * light + LOOK_LETTER_DARK);
    float alpha = colour.a * cover;
    shown = vec4(colour.rgb * alpha, alpha);
}
