/** What is typical of each delivery measure, and who says so. Ranges describe speakers; they are no targets. */
import type { DeliveryMeasure, DeliveryMeasureId } from "../types.ts";

export type Norm = Pick<DeliveryMeasure, "unit" | "typical" | "source">;

export const NORMS: Readonly<Record<DeliveryMeasureId, Norm>> = {
  // From the slow end of lectures (125 to 160) to the fast end of interviews (160 to 210): an answer is both.
  speaking_rate: {
    unit: "words/min",
    typical: [125, 210],
    source:
      'S. Tauroza and D. Allison, "Speech rates in British English", Applied Linguistics 11(1), 1990 (lectures and interviews)',
  },
  // About 5 on average; the range allows for the 8 % that the syllable counter is off by.
  articulation_rate: {
    unit: "syllables/s",
    typical: [4, 6],
    source:
      'E. Jacewicz, R. A. Fox and L. Wei, "Between-speaker and within-speaker variation in speech tempo of American English", J. Acoust. Soc. Am. 128(2), 2010',
  },
  pause_ratio: {
    unit: "%",
    typical: [15, 40],
    source:
      "F. Goldman-Eisler, Psycholinguistics: Experiments in Spontaneous Speech, Academic Press, 1968; F. Grosjean and A. Deschamps, Phonetica 31, 1975 (interviews)",
  },
  // Pauses over 1 s are part of spontaneous speech (Campione and Véronis, Speech Prosody 2002); 4 s are hard to follow.
  longest_pause: {
    unit: "s",
    typical: [0, 4],
    source:
      "K. Lundholm Fors, Production and Perception of Pauses in Speech, University of Gothenburg, 2015",
  },
  fillers: {
    unit: "per 100 words",
    typical: [0, 3],
    source:
      'H. Bortfeld et al., "Disfluency rates in conversation", Language and Speech 44(2), 2001',
  },
  // Standard deviations of 2 to 4 semitones, depending on how lively the talk is; 5th to 95th percentile is 3.3 of them.
  pitch_range: {
    unit: "semitones",
    typical: [6, 13],
    source:
      'H. Traunmüller and A. Eriksson, "The frequency range of the voice fundamental in the speech of male and female adults", Stockholm University, 1995',
  },
  // Short-term levels of speech span about 30 dB; the 10th to 95th percentile is part of that.
  loudness_range: {
    unit: "dB",
    typical: [15, 30],
    source: "ANSI/ASA S3.5-1997, Methods for Calculation of the Speech Intelligibility Index",
  },
};
