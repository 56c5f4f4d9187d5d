using System.Security.Cryptography;
using System.Text;

namespace IoTDA.Sdk.Authentication.Signing;

/// <summary>Makes the <c>Authorization</c> header of a request under one of the two algorithms.</summary>
internal sealed class RequestSigner(string? region, string service = "iotdm")
{
    /// <summary>How long an <c>X-Sdk-Date</c> is whose first characters are the date.</summary>
    private const int DateLength = 8;

    private volatile SigningKey? _key;

    private ReadOnlySpan<byte> Algorithm => region is null ? "SDK-HMAC-SHA256"u8 : "V11-HMAC-SHA256"u8;

    /// <summary>The header's value.</summary>
    public string Authorization(AccessKey key, string time, ReadOnlySpan<SignedHeader> headers, ReadOnlySpan<byte> canonicalHash)
    {
        var text = new Utf8Text(stackalloc byte[512]);
        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
        try
        {
            SigningKey signing = KeyFor(key, time);
            Sign(signing, time, canonicalHash, signature);
            text.Append(Algorithm);
            text.Append(region is null ? " Access="u8 : " Credential="u8);
            text.Append(key.AccessKeyId);
            if (region is not null)
            {
                text.Append((byte)'/');
                text.Append(signing.Info);
            }

            text.Append(", SignedHeaders="u8);
            CanonicalRequest.AppendNames(ref text, headers);
            text.Append(", Signature="u8);
            text.AppendHex(signature);
            return Encoding.ASCII.GetString(text.Written);
        }
        finally
        {
            text.Dispose();
        }
    }

    private void Sign(SigningKey key, string time, ReadOnlySpan<byte> canonicalHash, Span<byte> signature)
    {
        var toSign = new Utf8Text(stackalloc byte[256]);
        try
        {
            toSign.Append(Algorithm);
            toSign.Append((byte)'\n');
            toSign.Append(time);
            toSign.Append((byte)'\n');
            if (region is not null)
            {
                toSign.Append(key.Info);
                toSign.Append((byte)'\n');
            }

            toSign.AppendHex(canonicalHash);
            key.Sign(toSign.Written, signature);
        }
        finally
        {
            toSign.Dispose();
        }
    }

    private SigningKey KeyFor(AccessKey key, string time)
    {
        ReadOnlySpan<char> date = time.AsSpan(0, DateLength);
        return _key is { } last && last.IsFor(key, date)
            ? last
            : _key = region is null ? SigningKey.Of(key) : SigningKey.Derive(key, date, region, service);
    }
}
