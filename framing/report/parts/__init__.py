"""What results of several commands hold, shown the same in all of them: estimates, evidence, validity."""
