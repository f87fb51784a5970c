using FollowUp.Core.Kernel;
using FollowUp.Core.Media;
using FollowUp.Core.Templates;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>Files of templates.</summary>
internal sealed partial class Story
{
    /// <summary>Gives the template that stands for a channel these files, and no others.</summary>
    public async Task<IReadOnlyList<MediaFile>> AttachAsync(Channel channel, params (string Name, byte[] Content)[] uploads)
    {
        var files = new List<MediaFile>();
        foreach (var (name, content) in uploads)
        {
            files.Add(await Get<IMedia>().UploadAsync(Owner, name, content, default));
        }

        var template = (await Get<ITemplates>().ListAsync(Owner, channel, default)).Single(row => row.Name == "Story");
        await Get<ITemplates>().UpdateAsync(
            Owner, template.Id, template.Version,
            new TemplateInput(template.Name, template.Channel, template.Kind, template.Subject, template.Html, template.Text) { Attachments = [.. files.Select(file => file.Id)] }, default);
        return files;
    }
}
