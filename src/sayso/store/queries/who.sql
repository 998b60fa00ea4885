SELECT speaker, name, kind FROM speaker_names JOIN speakers USING (speaker)
WHERE word = :word AND instr(name_key, :name)
ORDER BY articles DESC, speaker;
