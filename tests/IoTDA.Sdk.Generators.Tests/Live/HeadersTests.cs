namespace IoTDA.Sdk.Generators.Tests.Live;

public sealed class HeadersTests
{
    private static readonly LiveApi Api = LiveApi.Compile("Sample.SampleApi", Compiling.Sources.Parse(
        Compiling.WireSource.File("""
            [Headers("Accept: application/json", "X-Client:  a:b ")]
            internal interface ISampleApi
            {
                [Get("/a")]
                Task OfInterfaceAsync(CancellationToken cancellationToken);

                [Get("/a")]
                [Headers("x-client: \"method\"", "X-More: 1")]
                Task OfMethodAsync(CancellationToken cancellationToken);

                [Get("/a")]
                [Headers("X-More: 1")]
                Task OfParameterAsync([Header("x-CLIENT")] string? client, [Header("X-Trace")] string trace, CancellationToken cancellationToken);
            }
            """),
        "Source.cs"));

    [Fact]
    public void An_interface_gives_its_headers_to_each_method()
        => Assert.Equal(["Accept=application/json", "X-Client=a:b"], Headers(Api.Call("OfInterfaceAsync")));

    [Fact]
    public void A_method_replaces_the_header_of_its_interface()
        => Assert.Equal(["Accept=application/json", "x-client=\"method\"", "X-More=1"], Headers(Api.Call("OfMethodAsync")));

    [Fact]
    public void A_parameter_replaces_a_static_header()
        => Assert.Equal(
            ["Accept=application/json", "X-More=1", "x-CLIENT=c", "X-Trace=t"],
            Headers(Api.Call("OfParameterAsync", "c", "t")));

    [Fact]
    public void A_null_value_reaches_the_invoker_which_leaves_the_header_out()
        => Assert.Contains(new KeyValuePair<string, string?>("x-CLIENT", null), Api.Call("OfParameterAsync", null, "t").Headers);

    [Fact]
    public void Static_headers_are_one_array_for_all_calls()
        => Assert.Same(Api.Call("OfInterfaceAsync").Headers, Api.Call("OfInterfaceAsync").Headers);

    [Fact]
    public void A_method_without_headers_passes_none()
        => Assert.Empty(LiveApi.OfMembers("""[Get("/a")] Task ShowAsync(CancellationToken cancellationToken);""").Call("ShowAsync").Headers);

    private static IEnumerable<string> Headers(RecordedCall call) => call.Headers.Select(header => $"{header.Key}={header.Value}");
}
