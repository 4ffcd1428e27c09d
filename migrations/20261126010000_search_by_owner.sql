-- Indexes over a uuid and words together: an owner's documents are found without looking at anybody else's.
create extension if not exists btree_gin;
