// An answer that is a value of your own type. Its JSON schema is derived from the type.
#if canImport(CachedOpenAI)
    import CachedOpenAI
#endif

struct Recipe: Decodable {
    struct Ingredient: Decodable {
        var name: String
        var grams: Int
    }

    enum Difficulty: String, Decodable, CaseIterable {
        case easy, medium, hard
    }

    var title: String
    var minutes: Int
    var difficulty: Difficulty
    var ingredients: [Ingredient]
    var winePairing: String?
}

let client = OpenAI()

do {
    let response = try await client.responses.parse(
        model: "gpt-4o-mini", input: "A recipe for pancakes for two.", as: Recipe.self)
    let recipe = try response.value  // throws if the model refused, or if the answer was cut off
    print("\(recipe.title): \(recipe.minutes) minutes, \(recipe.difficulty)")
    for ingredient in recipe.ingredients {
        print("  \(ingredient.grams) g \(ingredient.name)")
    }
    print("  Drink with it:", recipe.winePairing ?? "nothing")
    print("Together: \(recipe.ingredients.map(\.grams).reduce(0, +)) g")
} catch {
    print(error)
}
