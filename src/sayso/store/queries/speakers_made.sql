UPDATE bookkeeping SET value = (SELECT value FROM bookkeeping WHERE name = 'changes') WHERE name = 'speakers';
