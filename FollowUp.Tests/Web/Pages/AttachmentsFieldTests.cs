using Bunit;
using FollowUp.Core.Kernel;
using FollowUp.Core.Media;
using FollowUp.Core.Organizations;
using FollowUp.Tests.Support;
using FollowUp.Web.Features.Templates;
using Microsoft.AspNetCore.Components.Forms;
using NSubstitute;

namespace FollowUp.Tests.Web.Pages;

public sealed class AttachmentsFieldTests : PageContext
{
    private readonly List<IReadOnlyList<MediaFile>> changes = [];

    [Fact]
    public void An_uploaded_file_is_added_and_one_that_is_refused_is_named()
    {
        Media.UploadAsync(default!, "a.png", default, default).ReturnsForAnyArgs(call => File(call.ArgAt<string>(1)));
        Media.WhenForAnyArgs(media => media.UploadAsync(default!, "", default, default)).Do(call =>
        {
            if (call.ArgAt<string>(1) == "run.exe")
            {
                throw new InputException("file", "“run.exe” is of a kind that cannot be sent");
            }
        });
        var field = Field(Channel.Email);

        field.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary([0x4D, 0x5A], "run.exe"), InputFileContent.CreateFromBinary(SampleFiles.Png, "a.png"));

        field.WaitForAssertion(() => Assert.Equal("“run.exe” is of a kind that cannot be sent.", field.Find("[role=alert]").TextContent));
        Assert.Equal(["a.png"], Assert.Single(changes).Select(file => file.Name));
        field.WaitForAssertion(() => Assert.Empty(field.FindAll("[role=progressbar]")));
    }

    [Fact]
    public void A_file_that_is_too_large_is_not_even_read()
    {
        var field = Field(Channel.Email);

        field.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(new byte[MediaRules.LargestFile + 1], "film.mp4"));

        field.WaitForAssertion(() => Assert.Contains("“film.mp4” has 16.01 MB", field.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Empty(Media.ReceivedCalls());
    }

    [Fact]
    public void What_does_not_fit_the_channel_is_said_before_saving()
    {
        var field = Field(Channel.Sms, File("a.webp", "image/webp"));

        Assert.StartsWith("“a.webp” is a WebP picture, which a text message does not take", field.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Contains("MMS", field.Find(".hint").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_are_moved_and_taken_out()
    {
        var field = Field(Channel.Email, File("a.png"), File("b.png"));

        field.Find("[aria-label='Move b.png up']").Click();
        field.Find("[aria-label='Take a.png out']").Click();

        Assert.Equal([["b.png", "a.png"], ["b.png"]], changes.Select(files => files.Select(file => file.Name)));
        Assert.True(field.Find("[aria-label='Move a.png up']").HasAttribute("disabled"));
    }

    [Fact]
    public void An_agent_sees_the_files_and_changes_nothing()
    {
        SignIn(Role.Agent);

        var field = Field(Channel.Email, File("a.png"));

        Assert.Contains("a.png", field.Markup, StringComparison.Ordinal);
        Assert.Empty(field.FindAll("button"));
        Assert.Empty(field.FindAll("input"));
    }

    private static MediaFile File(string name, string type = "image/png")
        => new() { Id = new Guid(name.Sum(c => c), 0, 0, new byte[8]), Hash = "", Name = name, ContentType = type, Size = 1000, Token = "" };

    private IRenderedComponent<AttachmentsField> Field(Channel channel, params MediaFile[] files) => Render<AttachmentsField>(parameters => parameters
        .Add(field => field.Channel, channel).Add(field => field.Files, files).Add(field => field.OnChange, changes.Add));
}
