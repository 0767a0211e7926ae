package dev.pintail.fuzz;

import java.util.List;
import java.util.random.RandomGenerator;

/** Damages texts at random: characters lost, added and doubled, and pieces of one text in another. Not thread-safe. */
public final class Mutation {
    private static final int LONGEST_PIECE = 60;

    private final RandomGenerator random;
    private final String characters;

    /** @param characters what may be put into a text */
    public Mutation(RandomGenerator random, String characters) {
        this.random = random;
        this.characters = characters;
    }

    /** One of the texts with up to five damages; pieces come from all of them. */
    public String of(List<String> texts) {
        StringBuilder text = new StringBuilder(pick(texts));
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            int at = random.nextInt(text.length() + 1);
            switch (random.nextInt(6)) {
                case 0 -> text.insert(at, characters.charAt(random.nextInt(characters.length())));
                case 1 -> text.replace(at, Math.min(text.length(), at + 1), String.valueOf(character()));
                case 2 -> text.delete(at, Math.min(text.length(), at + random.nextInt(1, 20)));
                case 3 -> text.insert(at, piece(text.toString()));
                case 4 -> text.insert(at, piece(pick(texts)));
                default -> text.insert(at, String.valueOf(character()).repeat(random.nextInt(1, 300)));
            }
        }
        return text.toString();
    }

    private char character() {
        return characters.charAt(random.nextInt(characters.length()));
    }

    private String pick(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    private String piece(String text) {
        if (text.isEmpty()) {
            return "";
        }
        int from = random.nextInt(text.length());
        return text.substring(from, Math.min(text.length(), from + random.nextInt(1, LONGEST_PIECE)));
    }
}
