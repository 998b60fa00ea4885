UPDATE bookkeeping SET value = value + 1 WHERE name = 'changes';
