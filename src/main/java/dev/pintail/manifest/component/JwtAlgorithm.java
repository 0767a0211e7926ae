package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Shapes.choice;

/** How a JSON Web Token is signed. */
public enum JwtAlgorithm {
    HS256("HS256"),
    HS384("HS384"),
    HS512("HS512"),
    ES256("ES256"),
    ES256K("ES256K"),
    ES384("ES384"),
    ES512("ES512"),
    RS256("RS256"),
    RS384("RS384"),
    RS512("RS512"),
    PS256("PS256"),
    PS384("PS384"),
    PS512("PS512"),
    EDDSA("EdDSA");

    static final Shape<JwtAlgorithm> SHAPE = choice(values(), JwtAlgorithm::word);

    private final String word;

    JwtAlgorithm(String word) {
        this.word = word;
    }

    /** The word in the manifest. */
    public String word() {
        return word;
    }
}
