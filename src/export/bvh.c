#include "export/bvh.h"
#include "export/film.h"
#include "export/whole_file.h"
#include "timeline/moment.h"

#include <math.h>

static const double turn = 2 * 3.14159265358979323846;

/* Angles about z, x and y, radians. */
struct turns {
    double z, x, y;
};

static void indent(FILE *to, int depth)
{
    fprintf(to, "%*s", 2 * depth, "");
}

static void write_offset(FILE *to, int depth, const float offset[3])
{
    indent(to, depth);
    fprintf(to, "OFFSET %.6f %.6f %.6f\n", (double)offset[0], (double)offset[1], (double)offset[2]);
}

static bool is_parent(enum joint joint)
{
    for (int i = 1; i < JOINT_COUNT; i++)
        if (joint_parent((enum joint)i) == joint)
            return true;
    return false;
}

/* How far a bone goes on that ends in nothing; of the stature: the crown, finger tips, toes. */
static void write_end(FILE *to, int depth, const struct rig *rig, enum joint joint)
{
    const bool toes = joint == JOINT_LEFT_TOES || joint == JOINT_RIGHT_TOES;
    const float tip[3] = {toes ? 0.04f * rig->stature : 0.0f,
                          toes                  ? 0.0f
                          : joint == JOINT_HEAD ? 0.1f * rig->stature
                                                : -0.05f * rig->stature,
                          0.0f};
    indent(to, depth);
    fputs("End Site\n", to);
    indent(to, depth);
    fputs("{\n", to);
    write_offset(to, depth + 1, tip);
    indent(to, depth);
    fputs("}\n", to);
}

/* Parents come before their children, who stand within them; so a joint ends where one that hangs
 * higher begins. */
static void write_joint(FILE *to, const struct rig *rig, enum joint joint, int depth)
{
    const bool root = joint == JOINT_PELVIS;
    indent(to, depth);
    fprintf(to, "%s %s\n", root ? "ROOT" : "JOINT", joint_name(joint));
    indent(to, depth);
    fputs("{\n", to);
    write_offset(to, depth + 1, rig->offset[joint]);
    indent(to, depth + 1);
    fprintf(to, "CHANNELS %sZrotation Xrotation Yrotation\n",
            root ? "6 Xposition Yposition Zposition " : "3 ");
    if (!is_parent(joint))
        write_end(to, depth + 1, rig, joint);
}

static int depth_of(enum joint joint)
{
    int depth = 0;
    for (; joint != JOINT_PELVIS; joint = joint_parent(joint))
        depth++;
    return depth;
}

static void close_to(FILE *to, int depth, int from)
{
    for (int i = from; i >= depth; i--) {
        indent(to, i);
        fputs("}\n", to);
    }
}

/* Each joint before those that hang on it, and these before its sisters. */
static void order_joints(enum joint order[JOINT_COUNT])
{
    enum joint waiting[JOINT_COUNT] = {JOINT_PELVIS};
    int count = 1;
    for (int i = 0; i < JOINT_COUNT; i++) {
        const enum joint joint = order[i] = waiting[--count];
        for (int child = JOINT_COUNT - 1; child > 0; child--)
            if (joint_parent((enum joint)child) == joint)
                waiting[count++] = (enum joint)child;
    }
}

static void write_hierarchy(FILE *to, const struct rig *rig, const enum joint order[JOINT_COUNT])
{
    int last = -1;
    fputs("HIERARCHY\n", to);
    for (int i = 0; i < JOINT_COUNT; i++) {
        const int depth = depth_of(order[i]);
        close_to(to, depth, last);
        write_joint(to, rig, order[i], depth);
        last = depth;
    }
    close_to(to, 0, last);
}

/* The same way of turning by numbers next to those of the frame before. */
static double near_to(double angle, double before)
{
    return angle + turn * round((before - angle) / turn);
}

static double way(const struct turns *a, const struct turns *b)
{
    return fabs(a->z - b->z) + fabs(a->x - b->x) + fabs(a->y - b->y);
}

static struct turns turns_near(struct turns turns, const struct turns *before)
{
    return (struct turns){near_to(turns.z, before->z), near_to(turns.x, before->x),
                          near_to(turns.y, before->y)};
}

/* The rotation as a matrix Rz * Rx * Ry, taken apart. There are two ways to write each; the one
 * nearer to the frame before is taken. */
static struct turns turns_of(const float q[4], const struct turns *before)
{
    const double x = (double)q[0], y = (double)q[1], z = (double)q[2], w = (double)q[3];
    const double long2 = x * x + y * y + z * z + w * w;
    const double sine = 2 * (y * z + w * x) / long2;
    if (fabs(sine) > 1 - 1e-9) { /* z and y turn about the same axis: y stays */
        const double sign = copysign(1, sine);
        const double sum = atan2(2 * (x * y + w * z), w * w + x * x - y * y - z * z);
        const struct turns turns = {sum - sign * before->y, sign * turn / 4, before->y};
        return turns_near(turns, before);
    }
    const double tilt = asin(sine);
    const struct turns one =
        turns_near((struct turns){atan2(-2 * (x * y - w * z), w * w - x * x + y * y - z * z), tilt,
                                  atan2(-2 * (x * z - w * y), w * w - x * x - y * y + z * z)},
                   before);
    const struct turns other =
        turns_near((struct turns){one.z + turn / 2, turn / 2 - tilt, one.y + turn / 2}, before);
    return way(&one, before) <= way(&other, before) ? one : other;
}

static void write_frame(FILE *to, const struct pose *pose, const enum joint order[JOINT_COUNT],
                        struct turns before[JOINT_COUNT])
{
    fprintf(to, "%.6f %.6f %.6f", (double)pose->root[0], (double)pose->root[1],
            (double)pose->root[2]);
    for (int i = 0; i < JOINT_COUNT; i++) {
        struct turns *turns = &before[order[i]];
        *turns = turns_of(pose->turn[order[i]], turns);
        fprintf(to, " %.5f %.5f %.5f", turns->z * 360 / turn, turns->x * 360 / turn,
                turns->y * 360 / turn);
    }
    fputc('\n', to);
}

bool bvh_write(FILE *to, const struct timeline *timeline, int rate)
{
    enum joint order[JOINT_COUNT];
    struct turns before[JOINT_COUNT] = {{0}};
    const int64_t frames = film_frames(timeline->duration_ms, rate);
    order_joints(order);
    write_hierarchy(to, &timeline->rig, order);
    fprintf(to, "MOTION\nFrames: %lld\nFrame Time: %.9f\n", (long long)frames, 1.0 / rate);
    for (int64_t n = 0; n < frames && !ferror(to); n++) {
        struct moment moment;
        timeline_at(timeline, film_moment(n, rate), &moment);
        write_frame(to, &moment.pose, order, before);
    }
    return fflush(to) == 0 && !ferror(to);
}

struct job {
    const struct timeline *timeline;
    int rate;
};

static bool write_job(FILE *to, void *context)
{
    const struct job *job = context;
    return bvh_write(to, job->timeline, job->rate);
}

bool bvh_export(const char *path, const struct timeline *timeline, int rate,
                struct problems *problems)
{
    struct job job = {timeline, rate};
    return whole_file_write(path, write_job, &job, "the motion", problems);
}
