/* The piece of floor that the shadow map shows. */
uniform vec4 ground; /* corner (x, z) and size, metres */
uniform mat3 facing; /* world to view */
uniform vec3 eye;
uniform vec4 lens;

out vec2 spot; /* 0..1 in the map */

void main()
{
    spot = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1));
    vec2 at = ground.xy + ground.zw * spot;
    vec3 view = facing * (vec3(at.x, 0.0, at.y) - eye);
    gl_Position = vec4(lens.xy * -view.z + lens.zw * view.xy, 0.0, -view.z);
}
