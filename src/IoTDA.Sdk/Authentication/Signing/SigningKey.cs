using System.Security.Cryptography;
using System.Text;

namespace IoTDA.Sdk.Authentication.Signing;

/// <summary>What a secret access key signs with: itself, or what <c>V11-HMAC-SHA256</c> derives from it for a date, region and service.</summary>
internal sealed class SigningKey
{
    private readonly AccessKey _key;
    private readonly byte[] _info;

    // Its key schedule is half the time of a signature.
    private HMACSHA256? _free;

    private SigningKey(AccessKey key, byte[] text, byte[] info)
    {
        _key = key;
        _info = info;
        Text = text;
    }

    /// <summary>What a derived key is for: date, region and service, as the signature states it; empty for a key that signs itself.</summary>
    public ReadOnlySpan<byte> Info => _info;

    /// <summary>The bytes of the key.</summary>
    public byte[] Text { get; }

    /// <summary>The secret access key itself.</summary>
    public static SigningKey Of(AccessKey key) => new(key, Encoding.UTF8.GetBytes(key.SecretAccessKey), []);

    /// <summary>
    /// HKDF over the access key for one date, region and service. It is the hexadecimal text of the derived bytes that signs, not the bytes.
    /// </summary>
    public static SigningKey Derive(AccessKey key, ReadOnlySpan<char> date, string region, string service)
    {
        byte[] info = Encoding.ASCII.GetBytes($"{date}/{region}/{service}");
        Span<byte> pseudoRandomKey = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> output = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HKDF.Extract(
            HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(key.SecretAccessKey), Encoding.UTF8.GetBytes(key.AccessKeyId), pseudoRandomKey);
        HKDF.Expand(HashAlgorithmName.SHA256, pseudoRandomKey, output, info);
        byte[] text = new byte[HMACSHA256.HashSizeInBytes * 2];
        HexDigits.Write(output, text);
        return new SigningKey(key, text, info);
    }

    /// <summary>Whether it serves for another request.</summary>
    public bool IsFor(AccessKey key, ReadOnlySpan<char> date)
    {
        if (!ReferenceEquals(key, _key) && (key.AccessKeyId != _key.AccessKeyId || key.SecretAccessKey != _key.SecretAccessKey))
        {
            return false;
        }

        for (int i = 0; i < date.Length && _info.Length > 0; i++)
        {
            if (date[i] != _info[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Signs a text.</summary>
    public void Sign(ReadOnlySpan<byte> text, Span<byte> signature)
    {
        HMACSHA256 hmac = Interlocked.Exchange(ref _free, null) ?? new HMACSHA256(Text);
        hmac.TryComputeHash(text, signature, out _);
        if (Interlocked.CompareExchange(ref _free, hmac, null) is not null)
        {
            hmac.Dispose();
        }
    }
}
