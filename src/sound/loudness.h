/* Loudness as ITU-R BS.1770-4 weighs it: a shelf for the head, a high pass, and the power of what
 * is left, of all channels together. */
#ifndef LIMBER_SOUND_LOUDNESS_H
#define LIMBER_SOUND_LOUDNESS_H

/* A second-order filter, normalised, and its memory. */
struct filter {
    double b0, b1, b2, a1, a2;
    double z1, z2;
};

double filter_step(struct filter *filter, double x);

/* Lets pass what is above 38 Hz. */
struct filter filter_high_pass(double rate);

/* Of one channel. */
struct weighting {
    struct filter head, low;
};

struct weighting weighting_of(int rate);

/* The next sample, weighted. */
double weighting_step(struct weighting *weighting, double x);

/* LUFS of a mean square after weighting, > 0, and back. */
double loudness_of_power(double power);
double power_of_loudness(double loudness);

#endif
