using System.Reflection;
using System.Runtime.Loader;

namespace IoTDA.Sdk.Testing;

/// <summary>
/// The public surface of a package is the agreed one, and the same for each of its targets: the build makes them all (tests/Directory.Build.targets), whichever the
/// tests run against.
/// </summary>
public sealed class PublicApiTests
{
    private const string Accept = "ACCEPT_PUBLIC_API";

    private static readonly Assembly Tests = typeof(PublicApiTests).Assembly;

    private static readonly string Root = Metadata("RepositoryRoot").Single();

    public static TheoryData<string> Assets => new(Metadata("PublicSurface").Select(path => Path.GetRelativePath(Root, path)));

    [Theory]
    [MemberData(nameof(Assets))]
    public void The_public_surface_is_the_agreed_one(string asset)
    {
        Assembly assembly = new AssemblyLoadContext(asset, isCollectible: true).LoadFromAssemblyPath(Path.GetFullPath(asset, Root));
        string[] actual = PublicSurface.Print(assembly);
        string file = Path.Combine(Root, "tests", Tests.GetName().Name!, "PublicApi.approved.txt");
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            File.WriteAllLines(file, actual);
        }

        string[] changes = PublicSurface.Difference(File.Exists(file) ? File.ReadAllLines(file) : [], actual);
        if (changes.Length > 0)
        {
            Assert.Fail($"""
                The public surface of {asset} is not the agreed one:

                {string.Join('\n', changes)}

                If users shall see this change, accept it and commit the file:

                  {Accept}=1 dotnet test tests/{Tests.GetName().Name} --filter FullyQualifiedName~PublicApi

                """);
        }
    }

    private static IEnumerable<string> Metadata(string key)
        => Tests.GetCustomAttributes<AssemblyMetadataAttribute>().Where(metadata => metadata.Key == key).Select(metadata => metadata.Value!);
}
