// ActorsTests
