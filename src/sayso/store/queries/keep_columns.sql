UPDATE articles SET own_columns = json_patch(own_columns, :columns)
WHERE id = :id AND own_columns <> json_patch(own_columns, :columns);
