SELECT made_by FROM made_by WHERE version = ? AND language_pack = ? AND models = ?;
