using IoTDA.Sdk.Validation;

namespace IoTDA.Sdk.Authentication;

/// <summary>A provider's token as a header's value.</summary>
internal static class UserToken
{
    /// <summary>
    /// The value: without white space at its end, as a mounted secret has it. What a header cannot hold would add headers or split the request.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is none. The message does not repeat it.</exception>
    public static string HeaderValue(string? token)
    {
        string? value = token?.TrimEnd();
        return string.IsNullOrEmpty(value) ? throw new InvalidOperationException("The token provider gave no token.")
            : Characters.AreHeaderText(value) ? value
            : throw new InvalidOperationException("The token provider gave a token with other characters than visible ASCII.");
    }
}
