/* Where a ray from the eye meets a round cone, exactly.
 *
 * The cone is all spheres with centre a + s axis and radius r(s) = a.w - s taper, s in 0..1. Their
 * envelope is long * (|q|^2 - a.w^2) = (axis . q - taper a.w)^2 with q = point - a and
 * long = |axis|^2 - taper^2; the s of a point on it is (axis . q - taper a.w) / long. A point with s
 * outside 0..1 lies on one of the end spheres, if at all. */
const int GLOWS = 12;

const uint TRUNK = 1u;

in vec2 plane;
flat in vec4 a;
flat in vec4 b;
flat in vec4 colour;
flat in uint part;
flat in vec4 side;
flat in vec2 beside;

uniform vec4 glow_a[GLOWS]; /* one end, radius */
uniform vec4 glow_b[GLOWS]; /* other end, regions as bits */
uniform int glows;
uniform vec4 glow_colour; /* alpha: strength */
uniform vec4 glow_edge;
uniform float hatch;      /* pixels between a glow's stripes; 0: none */
uniform vec4 line;
uniform vec4 grid;  /* left and lower edge in the picture, y down, and samples a pixel */
uniform float plain;

layout(location = 0) out vec4 shown;
layout(location = 1) out uint told; /* view depth and region */

/* The sphere at s; q is where the ray comes nearest to a, seen from a. */
bool meets_ball(vec3 ray, vec3 q, vec3 axis, float s, float radius, out float t)
{
    vec3 from = q - s * axis;
    float middle = -dot(from, ray);
    vec3 aside = from + ray * middle;
    float square = radius * radius - dot(aside, aside);
    t = middle - sqrt(max(square, 0.0));
    return square >= 0.0;
}

/* s: of the point met; beyond: how far past the axis the envelope would go on there, metres. */
bool meets(vec3 ray, vec3 q, vec3 axis, out float t, out float s, out float beyond)
{
    beyond = 0.0;
    float taper = a.w - b.w;
    float long2 = dot(axis, axis) - taper * taper;
    float along = dot(axis, ray);
    s = taper >= 0.0 ? 0.0 : 1.0;
    if (long2 > 1.0e-10) {
        float y = dot(axis, q) - taper * a.w;
        float two = long2 - along * along;
        float one = -y * along; /* q . ray is 0 */
        float none = long2 * (dot(q, q) - a.w * a.w) - y * y;
        float square = one * one - two * none;
        if (two > 0.0) {
            if (square < 0.0)
                return false;
            t = (-one - sqrt(square)) / two;
            float free = (y + t * along) / long2;
            s = clamp(free, 0.0, 1.0);
            if (s == free)
                return true;
            beyond = abs(s - free) * length(axis);
        } else {
            beyond = LOOK_YIELD_MOST; /* seen end on, there is no envelope */
            s = along > 0.0 ? 0.0 : 1.0; /* the nearer ball, else the larger */
            if (meets_ball(ray, q, axis, s, a.w - s * taper, t))
                return true;
            s = 1.0 - s;
        }
    }
    return meets_ball(ray, q, axis, s, a.w - s * taper, t);
}

float glow_at(vec3 point)
{
    float most = 0.0;
    for (int i = 0; i < glows; i++) {
        if ((uint(glow_b[i].w) >> (part - 1u) & 1u) == 0u)
            continue;
        vec3 bone = glow_b[i].xyz - glow_a[i].xyz;
        vec3 off = point - glow_a[i].xyz;
        off -= bone * clamp(dot(off, bone) / max(dot(bone, bone), 1.0e-9), 0.0, 1.0);
        most = max(most, 1.0 - smoothstep(glow_a[i].w - LOOK_GLOW_SOFT, glow_a[i].w, length(off)));
    }
    return most;
}

/* How much of a stripe a glow has here. */
float stripe_at(float glow)
{
    if (hatch <= 0.0)
        return 0.0;
    vec2 at = vec2(grid.x, grid.y) + vec2(gl_FragCoord.x, -gl_FragCoord.y) / grid.z;
    float off = abs(fract((at.x + at.y) / hatch) - 0.5) * hatch * LOOK_HATCH_SLANT;
    return clamp(LOOK_HATCH_HALF * hatch + 0.5 - off, 0.0, 1.0) * glow;
}

float slope(float glow)
{
    return clamp(LOOK_GLOW_SLOPE * glow, 0.0, 1.0);
}

void main()
{
    vec3 ray = normalize(vec3(plane, -1.0));
    vec3 axis = b.xyz - a.xyz;
    float start = dot(a.xyz, ray); /* measured from there, for the sake of small radii far off */
    vec3 q = ray * start - a.xyz;
    float t, s, beyond;
    if (!meets(ray, q, axis, t, s, beyond))
        discard;
    vec3 off = q + t * ray - s * axis + mix(beside.x, beside.y, s) * side.xyz;
    vec3 normal = normalize(off - side.w * dot(off, side.xyz) * side.xyz);
    vec3 point = ray * (start + t);
    vec3 light = vec3(LOOK_LIGHT_X, LOOK_LIGHT_Y, LOOK_LIGHT_Z);
    float facing = dot(normal, light) + (part == TRUNK ? LOOK_TRUNK_LIGHT : 0.0);
    float tone = smoothstep(LOOK_TONE_FROM, LOOK_TONE_TO, facing);
    float glow = glow_at(point);
    vec3 hot = mix(glow_edge.rgb, glow_colour.rgb, slope(glow - 0.5));
    vec3 lit = mix(colour.rgb, hot, slope(glow) * glow_colour.a);
    lit *= mix(mix(LOOK_TONE_DARK, 1.0, plain), 1.0, tone);
    lit = mix(lit, line.rgb, stripe_at(glow) * glow_colour.a * line.a);
    float yields = LOOK_YIELD * min(beyond, LOOK_YIELD_MOST);
    float depth = clamp((yields - point.z) / FIGURE_FAR, 0.0, 1.0);
    shown = vec4(lit, 1.0);
    told = uint(depth * 16777215.0) << 8 | part;
    gl_FragDepth = depth;
}
