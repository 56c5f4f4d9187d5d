using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IoTDA.Sdk.Emulator.Credentials;

namespace IoTDA.Sdk.Emulator.Iam;

/// <summary>Writes the body of a token's answer. The token itself is in the header.</summary>
internal static class TokenWriter
{
    public static void Write(Utf8JsonWriter writer, IssuedToken token, EmulatedUser user, string region, bool catalog)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("token");
        writer.WriteString("expires_at", Format(token.ExpiresAt));
        writer.WriteString("issued_at", Format(token.IssuedAt));
        writer.WriteStartArray("methods");
        writer.WriteStringValue("password");
        writer.WriteEndArray();
        if (catalog)
        {
            writer.WriteStartArray("catalog");
            writer.WriteEndArray();
        }

        writer.WriteStartArray("roles");
        writer.WriteEndArray();
        if (token.ProjectId is not null)
        {
            writer.WriteStartObject("project");
            writer.WriteString("id", token.ProjectId);
            writer.WriteString("name", region);
            WriteDomain(writer, user);
            writer.WriteEndObject();
        }

        writer.WriteStartObject("user");
        writer.WriteString("id", IdOf($"{user.DomainName}/{user.Name}"));
        writer.WriteString("name", user.Name);
        WriteDomain(writer, user);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteDomain(Utf8JsonWriter writer, EmulatedUser user)
    {
        writer.WriteStartObject("domain");
        writer.WriteString("id", IdOf(user.DomainName));
        writer.WriteString("name", user.DomainName);
        writer.WriteEndObject();
    }

    /// <summary>IAM's own form of a time: UTC with six digits of a second.</summary>
    private static string Format(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>32 hexadecimal digits that stay the same from run to run.</summary>
    private static string IdOf(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..32];
}
