using FollowUp.Core.Kernel;
using FollowUp.Core.Media;

namespace FollowUp.Tests.Core.Media;

public sealed class MediaLimitsTests
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public void Every_channel_has_limits_below_that_of_a_file()
    {
        Assert.All(Enum.GetValues<Channel>(), channel => Assert.InRange(MediaLimits.Of(channel).MostBytes, 1, MediaRules.LargestFile));
        Assert.Equal(MediaRules.LargestFile, MediaLimits.All.Max(channel => channel.MostBytes));
    }

    [Theory]
    [InlineData(Channel.Email, "application/pdf", 10 * Megabyte, null)]
    [InlineData(Channel.Email, "application/pdf", (10 * Megabyte) + 1, "attachments[0]")]
    [InlineData(Channel.Sms, "image/png", 5 * Megabyte, null)]
    [InlineData(Channel.Sms, "image/png", (5 * Megabyte) + 1, "attachments[0]")]
    [InlineData(Channel.Sms, "application/pdf", 600 * 1024, null)]
    [InlineData(Channel.Sms, "application/pdf", (600 * 1024) + 1, "attachments[0]")]
    [InlineData(Channel.Sms, "image/webp", 1, "attachments[0]")]
    [InlineData(Channel.WhatsApp, "image/jpeg", 5 * Megabyte, null)]
    [InlineData(Channel.WhatsApp, "image/jpeg", (5 * Megabyte) + 1, "attachments[0]")]
    [InlineData(Channel.WhatsApp, "video/mp4", 16 * Megabyte, null)]
    [InlineData(Channel.WhatsApp, "image/gif", 1, "attachments[0]")]
    [InlineData(Channel.WhatsApp, "audio/mpeg", 1, "attachments[0]")]
    public void A_file_fits_or_is_named_with_the_limit(Channel channel, string type, int size, string? field)
    {
        var errors = MediaLimits.Of(channel).Check([File(type, size)]).ToList();

        Assert.Equal(field, errors.FirstOrDefault()?.Field);
        Assert.All(errors.Where(error => error.Field == "attachments[0]"), error => Assert.Contains("“a.bin”", error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void All_files_together_are_bounded_by_number_and_size()
    {
        Assert.Equal("must be at most 10 for an email", Assert.Single(MediaLimits.Of(Channel.Email).Check([.. Enumerable.Repeat(File("image/png", 1), 11)])).Message);
        Assert.Equal("must be at most 1 for a WhatsApp message", Assert.Single(MediaLimits.Of(Channel.WhatsApp).Check([.. Enumerable.Repeat(File("image/png", 1), 2)])).Message);
        Assert.Equal(
            "have 12 MB together; an email takes at most 10 MB",
            Assert.Single(MediaLimits.Of(Channel.Email).Check([File("image/png", 6 * Megabyte), File("image/png", 6 * Megabyte)])).Message);
        Assert.Empty(MediaLimits.Of(Channel.Sms).Check([.. Enumerable.Repeat(File("image/gif", 512 * 1024), 10)]));
    }

    private static AttachedFile File(string type, int size) => new(Guid.Empty, "", "", "a.bin", type, size);
}
