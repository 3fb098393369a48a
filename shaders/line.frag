/* The outline of a round cone, drawn on what lies behind it: lines where that is figure or prop,
 * line and rim where it is not. Blended by the largest. */
const uint TRUNK = 1u;
const uint HEAD = 2u; /* trunk and head come before the limbs */

in vec2 plane;
flat in vec4 a;
flat in vec4 b;
flat in uint part;
flat in vec2 rooted;

uniform highp usampler2D told;
uniform float scale;      /* pixels of the plane's unit: focal length */
uniform float fine;       /* samples a pixel */
uniform float line_width; /* pixels */
uniform float rim_width;

layout(location = 0) out vec4 shown; /* line on figure, line round it, rim */

/* Which axis point's sphere comes nearest to the ray, 0..1. */
float nearest(vec3 ray, vec3 axis)
{
    float taper = a.w - b.w;
    vec3 from = a.xyz - ray * dot(a.xyz, ray);
    vec3 way = axis - ray * dot(axis, ray);
    float square = dot(way, way);
    if (square <= taper * taper || square < 1.0e-12)
        return taper > 0.0 ? 0.0 : 1.0;
    float foot = -dot(from, way) / square;
    float lean = taper / sqrt(square - taper * taper);
    return clamp(foot - lean * length(from + foot * way) / sqrt(square), 0.0, 1.0);
}

float ramp(float width, float gap)
{
    return clamp((width - gap) * fine + 0.5, 0.0, 1.0);
}

void main()
{
    float slant = length(vec3(plane, -1.0));
    vec3 ray = vec3(plane, -1.0) / slant;
    vec3 axis = b.xyz - a.xyz;
    float s = nearest(ray, axis);
    vec3 centre = a.xyz + s * axis;
    float away = dot(centre, ray);
    float gap = length(centre - ray * away) - mix(a.w, b.w, s);
    gap *= scale * slant / away;
    if (gap > line_width + rim_width + 1.0)
        discard;

    uint seen = texelFetch(told, ivec2(gl_FragCoord.xy), 0).r;
    uint region = seen & 255u;
    if (region == 0u) {
        float half_line = line_width * 0.5;
        shown = vec4(0.0, ramp(half_line, gap), ramp(half_line + rim_width, gap), 0.0);
        return;
    }
    float jump = float(seen >> 8) / 16777215.0 * FIGURE_FAR + centre.z;
    float bulk = clamp(0.5 * (a.w + b.w) / LOOK_LINE_BULK, LOOK_LINE_BULK_LEAST, 1.0);
    jump /= region != part ? bulk : max(bulk, LOOK_LINE_BULK_SELF);
    float strength = region != part ? smoothstep(LOOK_LINE_FROM, LOOK_LINE_TO, jump)
                   : part > HEAD    ? smoothstep(LOOK_LINE_SELF_FROM, LOOK_LINE_SELF_TO, jump)
                                    : 0.0;
    if (part == TRUNK || region == TRUNK)
        strength *= 1.0 - mix(rooted.x, rooted.y, s);
    float width = line_width * mix(LOOK_LINE_THIN, 1.0, strength);
    shown = vec4(ramp(width, gap) * clamp(1.5 * strength, 0.0, 1.0), 0.0, 0.0, 0.0);
}
