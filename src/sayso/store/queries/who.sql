SELECT speaker, name, kind FROM speakers
WHERE instr(name_key, ?)
ORDER BY articles DESC, speaker;
