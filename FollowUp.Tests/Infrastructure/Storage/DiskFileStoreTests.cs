using System.Text;
using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;
using FollowUp.Infrastructure.Storage;

namespace FollowUp.Tests.Infrastructure.Storage;

public sealed class DiskFileStoreTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("followup-files-");
    private readonly Guid mine = new("00000000-0000-0000-0000-000000000001");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_same_bytes_are_kept_once_and_for_each_organization_alone()
    {
        var store = new DiskFileStore(folder.FullName, new SystemIdSource());
        var content = Encoding.ASCII.GetBytes("picture");

        var hashes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => store.SaveAsync(mine, FileArea.Photos, content, default)));

        var hash = Assert.Single(hashes.Distinct());
        Assert.Single(folder.GetFiles("*", SearchOption.AllDirectories));
        await using var file = await store.OpenAsync(mine, FileArea.Photos, hash, default);
        Assert.Equal("picture", await new StreamReader(file!).ReadToEndAsync());
        Assert.Null(await store.OpenAsync(Guid.Empty, FileArea.Photos, hash, default));
    }

    [Fact]
    public async Task Removing_a_file_from_one_area_leaves_it_in_the_other()
    {
        var store = new DiskFileStore(folder.FullName, new SystemIdSource());
        var hash = await store.SaveAsync(mine, FileArea.Media, "picture"u8.ToArray(), default);
        await store.SaveAsync(mine, FileArea.Photos, "picture"u8.ToArray(), default);

        store.Delete(mine, FileArea.Media, hash);
        store.Delete(mine, FileArea.Media, hash);
        store.Delete(mine, FileArea.Photos, "../" + hash);

        Assert.Null(await store.OpenAsync(mine, FileArea.Media, hash, default));
        await using var photo = await store.OpenAsync(mine, FileArea.Photos, hash, default);
        Assert.NotNull(photo);
    }

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("")]
    [InlineData("ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789")]
    public async Task Only_hashes_name_files(string name)
        => Assert.Null(await new DiskFileStore(folder.FullName, new SystemIdSource()).OpenAsync(mine, FileArea.Photos, name, default));

    [Theory]
    [InlineData("FFD8FFE000104A464946", "image/jpeg")]
    [InlineData("89504E470D0A1A0A0000", "image/png")]
    [InlineData("474946383961", "image/gif")]
    [InlineData("524946460000000057454250", "image/webp")]
    [InlineData("52494646000000005741564", null)]
    [InlineData("3C7376673E", null)]
    [InlineData("255044462D", null)]
    [InlineData("", null)]
    public void Pictures_are_known_by_their_bytes(string hex, string? type)
        => Assert.Equal(type, PhotoFormat.Of(Convert.FromHexString(hex.Length % 2 == 0 ? hex : hex + "0")));
}
