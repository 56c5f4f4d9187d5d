using System.Text;
using FsCheck;
using FsCheck.Fluent;
using IoTDA.Sdk.Emulator.Credentials.Signatures;
using IoTDA.Sdk.Emulator.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace IoTDA.Sdk.Emulator.Tests.Credentials.Signatures;

public sealed class SignaturePropertyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
    private static readonly SignatureVerifier Verifier = new([new EmulatedAccessKey("AK", "SK")], "cn-north-4");

    private static readonly Gen<string> Texts = ArbMap.Default.GeneratorFor<string?>().Select(
        text => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? string.Empty)));

    private static readonly Gen<string> HeaderValues = Texts.Select(
        text => new string([.. text.Where(c => c is >= ' ' and <= '~')]));

    private static readonly Gen<Sample> Samples =
        from method in Gen.Elements("GET", "POST", "DELETE")
        from segments in Texts.ArrayOf()
        from names in Texts.ArrayOf()
        from values in Texts.ArrayOf(names.Length)
        from headers in HeaderValues.ArrayOf()
        from body in ArbMap.Default.GeneratorFor<byte[]>()
        from derived in Gen.Elements(true, false)
        from choice in Gen.Choose(0, 1_000_000)
        select new Sample(method, ["v5", .. segments], [.. names.Zip(values)], headers, body ?? [], derived, choice);

    [Fact]
    public void Whatever_is_signed_verifies() => Prop.ForAll(Samples.ToArbitrary(), sample =>
    {
        SignedRequest request = SignedRequest.Of(sample);
        request.Verify();
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void One_byte_changed_in_anything_signed_is_refused() => Prop.ForAll(Samples.ToArbitrary(), sample =>
    {
        SignedRequest request = SignedRequest.Of(sample);
        SignedRequest changed = request.Change(sample.Choice);
        RequestRefusedException refused = Assert.Throws<RequestRefusedException>(changed.Verify);
        Assert.Equal((401, "APIGW.0301"), (refused.StatusCode, refused.ErrorCode));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private sealed record Sample(
        string Method, string[] Segments, (string Name, string Value)[] Query, string[] Headers, byte[] Body, bool Derived, int Choice);

    private sealed record SignedRequest(string Method, string Target, HeaderDictionary Headers, byte[] Body)
    {
        public static SignedRequest Of(Sample sample)
        {
            HeaderDictionary headers = new() { ["Host"] = "127.0.0.1:8080", ["X-Many"] = new(["b", .. sample.Headers]) };
            new TestSigner("AK", "SK", sample.Derived, Now).Sign(sample.Method, sample.Segments, sample.Query, headers, sample.Body);
            return new SignedRequest(sample.Method, TestSigner.TargetOf(sample.Segments, sample.Query), headers, sample.Body);
        }

        private string Authorization => Headers["Authorization"].ToString();

        public void Verify()
        {
            AuthorizationHeader authorization = AuthorizationHeader.Parse(Authorization)!;
            Verifier.Verify(authorization, Method, Target, Headers, Body, Now);
        }

        public SignedRequest Change(int choice) => (choice % 8) switch
        {
            0 => this with { Method = Method == "GET" ? "GEU" : "GET" },
            1 => this with { Target = Target.Insert(1, "x") },
            2 => this with { Target = Target + (Target.Contains('?', StringComparison.Ordinal) ? "x" : "?x") },
            3 => this with { Body = [.. Body, 0] },
            4 when Body.Length > 0 => this with { Body = FlipBit(Body, choice) },
            5 => WithHeader("Host", "127.0.0.1:8081"),
            6 => WithHeader("X-Sdk-Date", "20261122T080001Z"),
            7 => WithHeader("X-Many", Headers["X-Many"] + "!"),
            _ => WithHeader("Authorization", Authorization[..^1] + (Authorization[^1] == '0' ? '1' : '0')),
        };

        private SignedRequest WithHeader(string name, string value)
        {
            HeaderDictionary headers = new(new Dictionary<string, StringValues>(Headers, StringComparer.OrdinalIgnoreCase)) { [name] = value };
            return this with { Headers = headers };
        }

        private static byte[] FlipBit(byte[] bytes, int choice)
        {
            byte[] flipped = [.. bytes];
            flipped[choice % bytes.Length] ^= (byte)(1 << (choice % 7));
            return flipped;
        }
    }
}
