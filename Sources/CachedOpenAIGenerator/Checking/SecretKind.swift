/// A kind of secret that is known by its looks.
enum SecretKind: String, CaseIterable, Sendable {
    case openAI = "an OpenAI key"
    case openRouter = "an OpenRouter key"
    case anthropic = "an Anthropic key"
    case google = "a Google key"
    case gitHub = "a GitHub token"
    case aws = "an AWS access key"
    case huggingFace = "a Hugging Face token"
    case jsonWebToken = "a JSON Web Token"
    case privateKey = "a private key"
}
