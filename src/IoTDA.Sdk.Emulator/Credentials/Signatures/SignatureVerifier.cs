using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace IoTDA.Sdk.Emulator.Credentials.Signatures;

/// <summary>Verifies signed requests with the keys that it knows.</summary>
internal sealed class SignatureVerifier(IEnumerable<EmulatedAccessKey> keys, string region, string service = SignatureVerifier.IoTDAService)
{
    public const string IoTDAService = "iotdm";
    public const string DateHeader = "X-Sdk-Date";
    public const string SecurityTokenHeader = "X-Security-Token";

    private static readonly TimeSpan AllowedSkew = TimeSpan.FromMinutes(15);

    /// <exception cref="RequestRefusedException">The signature is not accepted; the message says why, as the gateway does.</exception>
    public void Verify(AuthorizationHeader authorization, ApiRequest request, DateTimeOffset now)
        => Verify(authorization, request.Method, request.RawTarget, request.Headers, request.Body.Span, now);

    /// <exception cref="RequestRefusedException">The signature is not accepted; the message says why, as the gateway does.</exception>
    public void Verify(
        AuthorizationHeader authorization, string method, string rawTarget, IHeaderDictionary headers, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        EmulatedAccessKey key = keys.FirstOrDefault(candidate => candidate.AccessKeyId == authorization.AccessKeyId)
            ?? throw Refuse($"verify aksk signature fail, the access key {authorization.AccessKeyId} does not exist");
        string date = headers[DateHeader].ToString();
        CheckTime(date, now);
        CheckSignedHeaders(authorization, headers);
        CheckBody(headers, body);
        string canonical = CanonicalRequest.Of(method, rawTarget, headers, authorization.SignedHeaders, body);
        string expected = authorization.Algorithm == SignatureAlgorithm.SdkHmacSha256
            ? Signature.Sdk(key.SecretAccessKey, date, canonical)
            : Signature.V11(key.AccessKeyId, key.SecretAccessKey, date, ScopeOf(authorization, date), canonical);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(authorization.Signature)))
        {
            throw Refuse($"verify aksk signature fail, the canonical request is: {canonical.Replace('\n', '|')}");
        }

        if (headers[SecurityTokenHeader].ToString() != (key.SecurityToken ?? string.Empty))
        {
            throw Refuse($"verify aksk signature fail, {SecurityTokenHeader} is not the security token of this access key");
        }
    }

    private static void CheckTime(string date, DateTimeOffset now)
    {
        DateTimeOffset signedAt = TimeStamp.Parse(date) ?? throw Refuse($"{DateHeader} '{date}' is not a time like 20191115T033655Z");
        if ((now - signedAt).Duration() > AllowedSkew)
        {
            throw Refuse(
                $"the request time is out of range: {DateHeader} {date} is more than 15 minutes from the server's time {TimeStamp.Format(now)}");
        }
    }

    private static void CheckSignedHeaders(AuthorizationHeader authorization, IHeaderDictionary headers)
    {
        IReadOnlyList<string> names = authorization.SignedHeaders;
        if (!names.SequenceEqual(names.Select(name => name.ToLower(CultureInfo.InvariantCulture)).Distinct().Order(StringComparer.Ordinal)))
        {
            throw Refuse("SignedHeaders must be different lower-case names in order");
        }

        if (!names.Contains(DateHeader, StringComparer.OrdinalIgnoreCase))
        {
            throw Refuse($"{DateHeader} is not signed");
        }

        if (names.FirstOrDefault(name => !headers.ContainsKey(name)) is { } missing)
        {
            throw Refuse($"the signed header {missing} is missing");
        }
    }

    private static void CheckBody(IHeaderDictionary headers, ReadOnlySpan<byte> body)
    {
        string given = headers[CanonicalRequest.PayloadHashHeader].ToString();
        if (given.Length > 0 && given != CanonicalRequest.UnsignedPayload && given != CanonicalRequest.Hash(body))
        {
            throw Refuse($"{CanonicalRequest.PayloadHashHeader} is not the body's hash");
        }
    }

    private string ScopeOf(AuthorizationHeader authorization, string date)
    {
        string scope = $"{date[..8]}/{region}/{service}";
        return authorization.Scope == scope
            ? scope
            : throw Refuse($"verify aksk signature fail, the credential's scope must be {scope}, not {authorization.Scope}");
    }

    private static RequestRefusedException Refuse(string reason)
        => new(401, EmulatorErrorCodes.Unauthenticated, $"Incorrect IAM authentication information: {reason}");
}
