using System.Text.Json.Serialization;

namespace IoTDA.Sdk.Authentication.Iam;

/// <summary>Asks for a token by password. No member of it shows in a text: it holds the password.</summary>
internal sealed record IamTokenRequest([property: JsonPropertyName("auth")] IamAuth Auth) : IHasSecret
{
    /// <inheritdoc />
    [JsonIgnore]
    public string Secret => Auth.Identity.Password.User.Password;

    /// <summary>The request for a user's token.</summary>
    public static IamTokenRequest Of(IamPasswordOptions options, IamProject scope)
        => new(new IamAuth(
            new IamIdentity(["password"], new IamPassword(new IamUser(options.UserName!, options.Password!, new IamDomain(options.DomainName!)))),
            new IamScope(scope)));

    public override string ToString() => nameof(IamTokenRequest);
}

internal sealed record IamAuth(
    [property: JsonPropertyName("identity")] IamIdentity Identity, [property: JsonPropertyName("scope")] IamScope Scope);

internal sealed record IamIdentity(
    [property: JsonPropertyName("methods")] IReadOnlyList<string> Methods, [property: JsonPropertyName("password")] IamPassword Password);

internal sealed record IamPassword([property: JsonPropertyName("user")] IamUser User);

internal sealed record IamUser(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("password")] string Password,
    [property: JsonPropertyName("domain")] IamDomain Domain)
{
    public override string ToString() => $"{Domain.Name}/{Name}";
}

internal sealed record IamDomain([property: JsonPropertyName("name")] string Name);

internal sealed record IamScope([property: JsonPropertyName("project")] IamProject Project);

/// <summary>A project by id, by name, or both.</summary>
internal sealed record IamProject(
    [property: JsonPropertyName("id")] string? Id, [property: JsonPropertyName("name")] string? Name);
