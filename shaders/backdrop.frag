/* Wall and floor fading into each other, dithered. */
uniform vec2 size;
uniform float horizon;
uniform vec3 wall, wall_edge, ground;

layout(location = 0) out vec4 shown;

float dither(ivec2 at)
{
    int bits = at.x ^ at.y;
    int rank = (bits & 1) << 5 | (at.y & 1) << 4 | (bits & 2) << 2 | (at.y & 2) << 1 |
               (bits & 4) >> 1 | (at.y & 4) >> 2;
    return ((float(rank) + 0.5) / 64.0 - 0.5) / 255.0;
}

void main()
{
    vec2 at = vec2(gl_FragCoord.x, size.y - gl_FragCoord.y);
    vec2 off = at / size * 2.0 - 1.0;
    float edge = smoothstep(LOOK_WALL_FROM, LOOK_WALL_TO, length(off) * 0.70710678);
    float low = smoothstep(horizon, horizon + LOOK_FLOOR_FADE * size.y, at.y);
    vec3 colour = mix(mix(wall, wall_edge, edge), ground, low);
    shown = vec4(colour + dither(ivec2(at)), 1.0);
}
