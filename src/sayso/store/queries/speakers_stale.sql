SELECT 1 FROM bookkeeping AS made JOIN bookkeeping AS now
WHERE made.name = 'speakers' AND now.name = 'changes' AND made.value <> now.value;
