"""What makes the handbook a controlled document: who owns a chapter, when it is due, what it rests on."""
