"""Flashcards, quizzes and the schedule aimed at the exam date."""
