-- Measured on 75,000 outcomes of 200,000 answers, PostgreSQL 15, two cores that others used too.
comment on index experiment_outcomes_unit is
  'Serves what candidates corrected, unit by unit of an experiment: 15 instead of 1280 ms for 50 units; 4.9 µs a row';
