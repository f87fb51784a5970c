using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Composing;
using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Kernel;
using FollowUp.Core.Media;
using FollowUp.Core.Templates;
using FollowUp.Core.Templates.WhatsApp;
using FollowUp.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace FollowUp.Web.Features.Templates;

/// <summary>The editor of one template. Every change is composed anew, as delivery would, for the preview.</summary>
public sealed partial class TemplatePage
{
    /// <summary>Gmail cuts off larger mails, and a message of the circuit may hold 256 KB. The API takes more.</summary>
    private const int MostTyped = 100 * 1024;

    private Template? stored;
    private TemplateInput? form;
    private IReadOnlyList<MediaFile> files = [];
    private OutboundMessage? preview;
    private string? previewProblem;
    private IReadOnlyDictionary<string, string> previewErrors = new Dictionary<string, string>();
    private IReadOnlyList<ApprovedTemplate> approved = [];
    private IReadOnlyList<TemplateAccount> accounts = [];
    private string focused = "html";
    private UnitPrice? segment;
    private bool dirty;
    private (Guid?, string?)? shown;

    [Inject]
    private ITemplates Templates { get; set; } = default!;

    [Inject]
    private IApprovedTemplates Approvals { get; set; } = default!;

    [Inject]
    private TemplatePreview Previews { get; set; } = default!;

    [Inject]
    private IPrices Prices { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private Confirmations Confirmations { get; set; } = default!;

    /// <summary>Which template; null for a new one.</summary>
    [Parameter]
    public Guid? Id { get; set; }

    [SupplyParameterFromQuery(Name = "channel")]
    private string? NewChannel { get; set; }

    private string Title => stored?.Name ?? (Id is not null ? "Template" : form?.Channel switch { Channel.Sms => "New SMS", Channel.WhatsApp => "New WhatsApp message", _ => "New email" });

    protected override async Task OnParametersSetAsync()
    {
        if (Actor is not null && shown != (Id, NewChannel))
        {
            shown = (Id, NewChannel);
            await ReloadAsync();
        }
    }

    private static TemplateInput NewWhatsApp { get; } = new("", Channel.WhatsApp, TemplateKind.Message, null, null, "")
    {
        WhatsApp = new WhatsAppWords { Approved = new ApprovedUse(Guid.Empty, new Dictionary<string, string>()) },
    };

    private static TemplateInput FormOf(Template template) => new(template.Name, template.Channel, template.Kind, template.Subject, template.Html, template.Text)
    {
        Attachments = [.. template.Attachments.Select(row => row.MediaId)],
        WhatsApp = template.WhatsAppWords is { } words ? Json.Read<WhatsAppWords>(words) : null,
    };

    /// <summary>The approved template that is sent; null when none is, or none is picked.</summary>
    private ApprovedContent? Picked => form?.WhatsApp?.Approved is { } use ? approved.FirstOrDefault(row => row.Id == use.Template)?.Read() : null;

    private Task ReloadAsync() => LoadAsync(async ct =>
    {
        stored = Id is { } id ? await Templates.GetAsync(Actor, id, ct) : null;
        form = stored is not null
            ? FormOf(stored)
            : NewChannel == "whatsapp" ? NewWhatsApp
            : DefaultTemplates.All.First(start => start.Kind == TemplateKind.Request && start.Channel == (NewChannel == "sms" ? Channel.Sms : Channel.Email)) with { Name = "" };
        files = stored is not null ? [.. stored.Attachments.Select(row => row.File!)] : [];
        if (form.Channel == Channel.WhatsApp)
        {
            approved = await Approvals.ListAsync(Actor, null, ct);
            accounts = await Approvals.AccountsAsync(Actor, ct);
        }

        segment = form.Channel == Channel.Sms ? await Prices.UsualAsync(Actor, Channel.Sms, ct) : null;
        dirty = false;
        await PreviewAsync(ct);
    });

    private async Task Change(TemplateInput changed)
    {
        if (changed == form)
        {
            return;
        }

        if (changed.WhatsApp?.Approved is not null)
        {
            // It brings its own file.
            (files, changed) = ([], changed with { Attachments = [] });
        }

        (form, dirty) = (changed, true);
        await PreviewAsync(Leaving);
    }

    private Task AttachAsync(IReadOnlyList<MediaFile> attached)
    {
        files = attached;
        return Change(form! with { Attachments = [.. attached.Select(file => file.Id)] });
    }

    private async Task PreviewAsync(CancellationToken cancellationToken)
    {
        try
        {
            preview = form!.WhatsApp is { Approved: { } use }
                ? Picked is null ? null : await Previews.RenderAsync(Actor, form with { WhatsApp = Shown(Picked, use) }, cancellationToken, Picked)
                : await Previews.RenderAsync(Actor, form, cancellationToken);
            (previewProblem, previewErrors) = (null, new Dictionary<string, string>());
        }
        catch (Exception failure) when (failure is InputException or TemplateException)
        {
            // The last preview that worked stays in sight beside the reason.
            previewErrors = UserActions.Explain(failure).FieldErrors;
            previewProblem = failure is TemplateException ? failure.Message : "The words cannot be filled in yet. The reason stands at the field.";
        }
    }

    /// <summary>For the preview places that nobody filled in yet show dots.</summary>
    private static WhatsAppWords Shown(ApprovedContent content, ApprovedUse use) => new()
    {
        Approved = use with
        {
            Values = content.Keys.ToDictionary(key => key, key => use.Values.GetValueOrDefault(key) is { Length: > 0 } value ? value : key == ApprovedContent.FileKey ? "https://example.com/file" : "…"),
        },
    };

    /// <summary>What saving refused, else what the preview stumbled over.</summary>
    private string? ErrorOf(string field) => FieldErrors.GetValueOrDefault(field) ?? previewErrors.GetValueOrDefault(field);

    private async Task SaveAsync()
    {
        var input = form!;
        var id = Id;
        var done = await RunAsync(
            "save the template",
            async ct =>
            {
                if (stored is null)
                {
                    id = await Templates.CreateAsync(Actor, input, ct);
                }
                else
                {
                    await Templates.UpdateAsync(Actor, stored.Id, stored.Version, input, ct);
                }
            },
            "Template saved. New messages use it from now on.");
        if (!done)
        {
            return;
        }

        dirty = false;
        StateHasChanged(); // The guard has to know before the page is left.
        if (Id is null)
        {
            Navigation.NavigateTo(Links.Template(id!.Value), replace: true);
        }
        else
        {
            await ReloadAsync();
        }
    }

    private async Task ArchiveAsync()
    {
        if (await Confirmations.AskAsync($"Archive “{stored!.Name}”?", "It can no longer be chosen. Messages that were sent with it keep their words.", "Archive template", danger: true)
            && await RunAsync("archive the template", ct => Templates.ArchiveAsync(Actor, stored.Id, ct), "Template archived."))
        {
            dirty = false;
            StateHasChanged(); // The guard has to know before the page is left.
            Navigation.NavigateTo("/templates");
        }
    }

    private static string Text(ChangeEventArgs change) => change.Value as string ?? "";
}
