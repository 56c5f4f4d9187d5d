using System.Security.Cryptography;
using System.Text;

namespace IoTDA.Sdk.Emulator.Credentials.Signatures;

/// <summary>The arithmetic of the two algorithms.</summary>
internal static class Signature
{
    /// <summary><c>SDK-HMAC-SHA256</c>: the secret key signs.</summary>
    public static string Sdk(string secretKey, string date, string canonicalRequest) => Sign(
        secretKey, $"{AuthorizationHeader.SdkHmac}\n{date}\n{CanonicalRequest.Hash(Bytes(canonicalRequest))}");

    /// <summary><c>V11-HMAC-SHA256</c>: a key signs that is derived for a day, a region and a service.</summary>
    /// <param name="accessKeyId">AK, which salts the derivation.</param>
    /// <param name="secretKey">SK.</param>
    /// <param name="date">The request's time.</param>
    /// <param name="scope">Day, region and service with slashes between.</param>
    /// <param name="canonicalRequest">What is signed.</param>
    public static string V11(string accessKeyId, string secretKey, string date, string scope, string canonicalRequest) => Sign(
        DerivedKey(accessKeyId, secretKey, scope),
        $"{AuthorizationHeader.V11Hmac}\n{date}\n{scope}\n{CanonicalRequest.Hash(Bytes(canonicalRequest))}");

    /// <summary>HKDF with SHA-256, one block; the key is the hexadecimal text of it, not its bytes.</summary>
    public static string DerivedKey(string accessKeyId, string secretKey, string scope)
        => Convert.ToHexStringLower(HKDF.DeriveKey(HashAlgorithmName.SHA256, Bytes(secretKey), 32, Bytes(accessKeyId), Bytes(scope)));

    private static string Sign(string key, string text) => Convert.ToHexStringLower(HMACSHA256.HashData(Bytes(key), Bytes(text)));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
