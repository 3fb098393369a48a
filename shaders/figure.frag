/* The drawn figure with its lines and rim, its samples brought together into pixels. */
uniform highp sampler2D drawn; /* premultiplied */
uniform highp usampler2D told;
uniform highp sampler2D lines;
uniform ivec2 origin; /* lower left pixel of the box */
uniform int fine;     /* samples a pixel each way */
uniform vec4 line;
uniform vec4 rim;
uniform float presence;

layout(location = 0) out vec4 shown;

vec4 over(vec4 below, vec4 colour, float share)
{
    float alpha = colour.a * share;
    return below * (1.0 - alpha) + vec4(colour.rgb, 1.0) * alpha;
}

vec4 look(ivec2 at)
{
    vec4 colour = texelFetch(drawn, at, 0);
    vec3 mark = texelFetch(lines, at, 0).rgb;
    if ((texelFetch(told, at, 0).r & 255u) != 0u)
        return over(colour, line, mark.r);
    return over(over(colour, rim, mark.b), line, mark.g);
}

void main()
{
    ivec2 corner = (ivec2(gl_FragCoord.xy) - origin) * fine;
    vec4 sum = vec4(0.0);
    for (int y = 0; y < fine; y++)
        for (int x = 0; x < fine; x++)
            sum += look(corner + ivec2(x, y));
    shown = sum * (presence / float(fine * fine));
}
