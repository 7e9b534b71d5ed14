/** What the captions say, as text to read: a paragraph a scene. The videos are silent; nothing else is said in them. */
export const howDnsWorksTranscript = `How a name becomes an address. We follow one DNS query from your browser and back.

You type library.northfield.example into the browser. Computers reach each other by IP address, so the name must be looked up first.

Your computer first looks in its own cache. If it asked a moment ago, the answer is still there and the journey ends.

The cache is empty, so it asks a resolver. DHCP gave it the resolver’s address: often the router, the provider or the company’s own server.

The resolver starts at the top and asks a root server. The root does not know the host, but it knows who looks after .example.

The .example server does not know the host either. It names the servers that are responsible for northfield.example.

The server of northfield.example holds the record itself. It answers: library.northfield.example has the address 203.0.113.25.

The resolver passes the answer back. Both keep it for the time the record allows, here 3,600 seconds, so the next visit is faster.

Now the browser connects to 203.0.113.25 and the page appears. The whole search usually takes well under a second.

Remember for your work: if addresses answer but names do not, suspect DNS. Test it with nslookup library.northfield.example.`;

export const suspiciousMessageTranscript = `How to read a suspicious message. Six questions that take less than a minute.

This message arrives on pay day. Before you touch anything in it, read it in this order.

One: who sent it? The name says Northfield Payroll, but a name is only a label. The address ends in northfield-hr.example, not in northfield.example.

Two: does it hurry you? Two hours, or no salary. Fear and hurry are there to stop you from thinking.

Three: what does it want? Your bank details and your password. A real payroll office never asks for a password.

Four: where does the link go? Rest the pointer on it, or press and hold on a phone. Read the host name from its right-hand end: it ends in verify-pay.example, so that is who owns the page.

Five: what is attached? Payslip.html is a web page, not a document. It can show you a false sign-in form.

Six: can you check by another road? Use your own bookmark, or a number you already know. Never use the link or the number in the message.

It is phishing: report it with the report button, and leave it closed. If you have already clicked or typed a password, say so at once. Speed matters, blame does not.

Sender, hurry, request, link, attachment, another road. Six questions, every time.`;
