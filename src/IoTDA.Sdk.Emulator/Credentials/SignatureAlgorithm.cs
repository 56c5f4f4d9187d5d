namespace IoTDA.Sdk.Emulator;

/// <summary>Which signature algorithms are taken.</summary>
public enum SignatureAlgorithm
{
    /// <summary>Both.</summary>
    Either,

    /// <summary><c>SDK-HMAC-SHA256</c> only, as basic edition instances.</summary>
    SdkHmacSha256,

    /// <summary><c>V11-HMAC-SHA256</c> only, the derived one, as standard and enterprise edition instances.</summary>
    V11HmacSha256,
}
