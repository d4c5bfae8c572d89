"""From parts to a moment: what each word means, alone and beside others."""
