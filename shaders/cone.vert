/* A rectangle on the screen around a round cone and its outline, one instance each. View space. */
layout(location = 0) in vec4 end_a; /* centre, radius */
layout(location = 1) in vec4 end_b;
layout(location = 2) in vec4 tint;
layout(location = 3) in float region;
layout(location = 4) in vec4 sideways;    /* and how flat */
layout(location = 5) in vec4 beside_root; /* beside_a, beside_b, rooted_a, rooted_b */

uniform vec4 lens;    /* clip = lens.xy + lens.zw * plane, plane being x, y over -z */
uniform float margin; /* of the outline, in the plane */

out vec2 plane;
flat out vec4 a;
flat out vec4 b;
flat out vec4 colour;
flat out uint part;
flat out vec4 side;
flat out vec2 beside;
flat out vec2 rooted;

/* How far a sphere reaches from its centre's image at most: the long half axis of its image. */
float image(vec4 ball)
{
    float away = length(ball.xyz);
    float low = clamp(ball.w / away, 0.0, 0.9);
    float tilt = -ball.z / away;
    float turned = tilt * sqrt(1.0 - low * low) - sqrt(max(0.0, 1.0 - tilt * tilt)) * low;
    return low / (tilt * max(turned, 0.05)) + margin;
}

void main()
{
    a = end_a;
    b = end_b;
    colour = tint;
    part = uint(region + 0.5);
    side = sideways;
    beside = beside_root.xy;
    rooted = beside_root.zw;
    vec2 from = a.xy / -a.z;
    vec2 to = b.xy / -b.z;
    float around_a = image(a);
    float around_b = image(b);
    vec2 way = to - from;
    float far = length(way);
    way = far > 1.0e-7 ? way / far : vec2(1.0, 0.0);
    vec2 across = vec2(-way.y, way.x) * max(around_a, around_b);
    plane = (gl_VertexID & 1) == 0 ? from - way * max(around_a, around_b - far)
                                   : to + way * max(around_b, around_a - far);
    plane += (gl_VertexID & 2) == 0 ? -across : across;
    gl_Position = vec4(lens.xy + lens.zw * plane, 0.0, 1.0);
}
