using System.Security.Cryptography;
using System.Text;

namespace IoTDA.Sdk.Authentication.Signing;

/// <summary>
/// The signing key of <c>V11-HMAC-SHA256</c>: HKDF over the access key for one date, region and service. It is the hexadecimal text of the
/// derived bytes that signs, not the bytes.
/// </summary>
internal sealed class DerivedKey
{
    private const int HashLength = 32;

    private readonly AccessKey _key;
    private readonly byte[] _info;
    private readonly byte[] _text = new byte[HashLength * 2];

    /// <summary>Derives the key.</summary>
    public DerivedKey(AccessKey key, ReadOnlySpan<char> date, string region, string service)
    {
        _key = key;
        _info = Encoding.ASCII.GetBytes($"{date}/{region}/{service}");
        Span<byte> pseudoRandomKey = stackalloc byte[HashLength];
        Span<byte> output = stackalloc byte[HashLength];
        HKDF.Extract(
            HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(key.SecretAccessKey), Encoding.UTF8.GetBytes(key.AccessKeyId), pseudoRandomKey);
        HKDF.Expand(HashAlgorithmName.SHA256, pseudoRandomKey, output, _info);
        HexDigits.Write(output, _text);
    }

    /// <summary>What the key is for: date, region and service, as the signature states it.</summary>
    public ReadOnlySpan<byte> Info => _info;

    /// <summary>The key: 64 hexadecimal digits.</summary>
    public ReadOnlySpan<byte> Text => _text;

    /// <summary>Whether it serves for another request.</summary>
    public bool IsFor(AccessKey key, ReadOnlySpan<char> date)
    {
        if (!ReferenceEquals(key, _key) && (key.AccessKeyId != _key.AccessKeyId || key.SecretAccessKey != _key.SecretAccessKey))
        {
            return false;
        }

        for (int i = 0; i < date.Length; i++)
        {
            if (date[i] != _info[i])
            {
                return false;
            }
        }

        return true;
    }
}
