using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Composing;
using FollowUp.Core.Kernel;
using FollowUp.Core.Templates;
using FollowUp.Core.Templates.WhatsApp;
using Microsoft.AspNetCore.Components;

namespace FollowUp.Web.Features.Sequences.Builder.Inspector;

/// <summary>Composes the template anew when another one, or another version of it, is to be shown.</summary>
public sealed partial class TemplateGlance
{
    private OutboundMessage? preview;
    private ApprovedContent? content;
    private (Guid, int)? composed;

    [Inject]
    private TemplatePreview Previews { get; set; } = default!;

    [Inject]
    private IApprovedTemplates Approvals { get; set; } = default!;

    /// <summary>Which template.</summary>
    [Parameter, EditorRequired]
    public Template Template { get; set; } = default!;

    protected override async Task OnParametersSetAsync()
    {
        if (Actor is null || composed == (Template.Id, Template.Version))
        {
            return;
        }

        composed = (Template.Id, Template.Version);
        await LoadAsync(async ct =>
        {
            var words = Template.WhatsAppWords is { } written ? Json.Read<WhatsAppWords>(written) : null;
            content = words?.Approved is { } use ? (await Approvals.ListAsync(Actor, null, ct)).FirstOrDefault(row => row.Id == use.Template)?.Read() : null;
            preview = await Previews.RenderAsync(
                Actor, new TemplateInput(Template.Name, Template.Channel, Template.Kind, Template.Subject, Template.Html, Template.Text) { WhatsApp = words }, ct, content);
        });
    }
}
