/**
 * ECDSA signatures of cases, r and s side by side, in hexadecimal. They were made once, by Node; a case that has none yet
 * fails with one that can be put here. When what is signed changes, the case fails too, and its entry is deleted.
 */
export const fixedSignatures: Readonly<Record<string, string>> = {
  'ecdsa-rdfc-2019 with P-256':
    '8fb9f06f936d872668701606246be5971faafa37574961b3313793e32d7f985d85b0e399638292f54a388552c855138139f88936cb70a9d7a54f9ae608b191e0',
  'ecdsa-rdfc-2019 with P-384':
    'c1206a6569a789a489f45a0353aa4d472b973d68ba733bedd10caa131a97d88d099abd86a2c5fe5e496399689b854c51087e6e5dbe1e1e848a78fd82874a7e241f4171df31d43c92f464682329479f131361f5913cc2951e1688b0a14084c704',
  'ecdsa-jcs-2019 with P-256':
    '441187d68518cabd57e444eae1b9ed8199d8569cd79dab16fac5b1ba703148192f8eeb4817241635cfec293e37801f2d5e407aa8904b3afcea04807e168bcc3f',
  'ecdsa-jcs-2019 with P-384':
    'e6f511820b1cfda40ae04a796969c816fe6f32e3575c2012047da1e3bf7438f87d88997c29c7e5f8f76df3bb0a6c0aa9a1323c5a486a450839b32e2ad76045ceaf5c3dac66a1e235265af2d68406c9ae9e2ed180dcf1078f02ac7bf4f396ffb8',
  'the second of a set':
    '8a491bf446eab1c5344eba4ee9ae222169ac72713e804bf70790137d630eca1bc5b3d67ed3205dfd01554c335c226abd95d7226bdbbad169e589e975614ab4f4',
  'the second of a chain':
    'bf231252c49babda12c0eb0e8dc38432c4eb4a794c7516babb15cd68f4e4137b4d0d6fa0a62b5503dba9f3b2d3041a0037cb8536b868c80c83200e9e07e62ef5',
};
