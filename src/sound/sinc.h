/* The curve that tells what lies between samples: a sinc under a Kaiser window. */
#ifndef LIMBER_SOUND_SINC_H
#define LIMBER_SOUND_SINC_H

/* Its value `x` zero crossings from the middle; 0 from `reach` > 0 crossings on. A larger `beta`
 * has a wider slope and lower side lobes: 7 below -70 dB. */
double sinc_value(double x, double reach, double beta);

#endif
